"""How long a page of results takes, whole, through the server that people use."""
