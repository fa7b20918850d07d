# The service and the command, for a machine that has Docker and no Python.
#   docker build -t press-extractor .
#   docker run --rm -p 127.0.0.1:8765:8765 press-extractor
FROM python:3.12-slim

WORKDIR /app
COPY pyproject.toml README.md LICENSE ./
COPY extractor extractor
COPY patterns patterns
RUN pip install --no-cache-dir '.[all]' \
 && rm -rf /app \
 && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin extractor

# nobody's folder: an archive is mounted here, a database is written where the run mounts one
WORKDIR /data
USER 10001:10001
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
EXPOSE 8765
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8765/health', timeout=4)"]

ENTRYPOINT ["extractor"]
CMD ["serve", "--api", "--host", "0.0.0.0"]
