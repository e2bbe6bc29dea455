"""The pages: one room for each, over a desk that reaches the service as anybody else does."""
