"""What releases say of one thing: as a series, as a table, where they differ, and what is true of a
sentence by them."""
