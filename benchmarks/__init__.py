"""Public instances with published best values, and the runs that compare with them."""
