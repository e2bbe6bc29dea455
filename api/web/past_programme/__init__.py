"""The past programme's room: last year's programme is read, judged, and planned around."""
