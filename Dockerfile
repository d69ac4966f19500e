# Wiredesk's image: one for every role, no development packages, nobody's root.
FROM python:3.12-slim AS build
WORKDIR /src
RUN python -m venv /opt/wiredesk
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY config config
COPY tasks tasks
COPY worker worker
RUN /opt/wiredesk/bin/pip install --no-cache-dir --disable-pip-version-check -c constraints.txt '.[postgres]'

FROM python:3.12-slim
ENV PATH=/opt/wiredesk/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    WIREDESK_DATA=/var/lib/wiredesk \
    WIREDESK_LOG_FORMAT=json
# The two folders exist in the image with the right owner: a new named volume takes it over from them.
RUN useradd --system --uid 10001 --create-home --home-dir /home/wiredesk wiredesk \
    && install -d -o wiredesk -g wiredesk /var/lib/wiredesk /srv/drop
COPY --from=build /opt/wiredesk /opt/wiredesk
# Flower wants its configuration as a path, which must not name the Python version
RUN ln -s "$(python -c 'import worker.monitoring; print(worker.monitoring.__path__[0])')" /opt/wiredesk/monitoring
USER wiredesk
# An empty folder: `celery -A worker` imports from where it stands, and no stranger's module stands here
WORKDIR /home/wiredesk
STOPSIGNAL SIGTERM
CMD ["wiredesk", "up"]
