"""The archive browser: pages of a store, read-only, for this machine."""
