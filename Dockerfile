# The service in a container: web process and workers are the same image with another command.
FROM python:3.13-slim AS build
WORKDIR /build
COPY requirements.txt ./
RUN python -m venv /opt/paamaja && \
    /opt/paamaja/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY pyproject.toml README.md ./
COPY optimizer optimizer
COPY scenarios scenarios
COPY api api
COPY benchmarks benchmarks
RUN /opt/paamaja/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim
RUN useradd --create-home --uid 10001 paamaja
COPY --from=build --chown=paamaja /opt/paamaja /opt/paamaja
ENV PATH=/opt/paamaja/bin:$PATH PYTHONUNBUFFERED=1
USER paamaja
WORKDIR /home/paamaja
# What numba compiles lies beside the code, so that no start has to wait for it.
RUN python -c "from optimizer.optimise.warming import warm_up; warm_up()"
EXPOSE 8321
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD \
    ["python", "-c", "import httpx; httpx.get('http://127.0.0.1:8321/health/live').raise_for_status()"]
CMD ["paamaja", "serve", "--host", "0.0.0.0"]
