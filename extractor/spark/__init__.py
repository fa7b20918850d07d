"""Texts of a Spark frame read on a cluster: :func:`extract_frame` (optional part ``spark``)."""

from extractor.spark.frame import counts, extract_frame, frame_schema

__all__ = ["counts", "extract_frame", "frame_schema"]
