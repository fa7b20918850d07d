"""Times: points, periods, ranges, durations and vague times, normalised to EDTF and ISO 8601."""
