"""The engines behind the port, held to one contract; none knows another."""
