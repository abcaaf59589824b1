"""How a talking book is made: its pages, what is heard when, and the last gate."""
