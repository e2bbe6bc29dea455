"""Within a day: labelling kernel, resources and exact timing."""
