# One image for web containers; runs as an ordinary user, keeps nothing inside.
FROM python:3.11-slim-bookworm AS build
WORKDIR /app
COPY requirements/production.txt requirements/production.txt
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements/production.txt

FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=asskomm.settings.production VAR_DIR=/var/lib/asskomm
# Letters for the pictures that others show beside a link; without them Pillow's own font has to do.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-liberation && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 1000 --home-dir /var/lib/asskomm --create-home asskomm
WORKDIR /app
COPY --from=build /venv /venv
COPY . .
# Static files belong to the image, uploads to a volume or an object store.
RUN SECRET_KEY=only-for-collecting-static-files-while-building-this-image \
    python manage.py collectstatic --noinput --verbosity 0 && chown -R asskomm /var/lib/asskomm
USER asskomm
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz')"]
CMD ["gunicorn", "asskomm.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--threads", "4"]
