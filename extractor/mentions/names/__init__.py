"""Named things: one module a source of evidence, and one that puts the evidence together."""
