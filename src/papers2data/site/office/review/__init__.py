"""What needs a person: each thing with its source beside the form, one keystroke a decision, and the way back."""
