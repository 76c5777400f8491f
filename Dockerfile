# Two stages: the first builds the wheel and installs what the lock file names, the second only runs.
# Steps with --no-index are run by the tests as they stand here (tests/e2e/test_container.py).

FROM python:3.11-slim-bookworm AS build
WORKDIR /source
COPY requirements.lock requirements-dev.lock ./
# A compiler is not there: --only-binary says so at once. pyaes, pure Python, has no wheel on the index.
RUN python -m venv /opt/caspian-watch \
 && /opt/caspian-watch/bin/python -m pip install --no-cache-dir --only-binary :all: --no-binary pyaes --require-hashes \
    -r requirements.lock
RUN python -m venv /opt/build \
 && /opt/build/bin/python -m pip install --no-cache-dir --only-binary :all: --no-binary pyaes --require-hashes \
    -r requirements-dev.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY storage storage
RUN /opt/build/bin/python -m pip wheel --no-index --no-deps --no-build-isolation --wheel-dir /opt/wheels .
RUN /opt/caspian-watch/bin/python -m pip install --no-index --no-deps /opt/wheels/*.whl

FROM python:3.11-slim-bookworm
RUN groupadd --gid 10001 caspian \
 && useradd --uid 10001 --gid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin caspian \
 && install --directory --mode 0700 --owner caspian --group caspian /data
COPY --from=build /opt/caspian-watch /opt/caspian-watch
ENV PATH=/opt/caspian-watch/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATABASE_PATH=/data/caspian.db \
    TELEGRAM_SESSION=/data/collector.session
USER 10001:10001
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=60s --timeout=15s --start-period=60s --retries=3 CMD ["caspian-watch", "health"]
# The shell sets the umask and makes way: the program itself gets the signals.
ENTRYPOINT ["/bin/sh", "-c", "umask 077 && exec caspian-watch \"$@\"", "caspian-watch"]
CMD ["run"]
