"""Files of other people, judged before anything in them is unpacked or parsed."""
