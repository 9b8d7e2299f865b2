"""The pages, one blueprint in each file. They do not know each other."""
