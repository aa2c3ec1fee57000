"""What an audit looks for, a module a kind of fault; each pure."""
