"""How a recording is made: its frames, tags and chapters, and when each sentence is heard."""
