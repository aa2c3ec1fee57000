"""How statistics tables are read: grid, headers, places, values, names (each module has one of them)."""
