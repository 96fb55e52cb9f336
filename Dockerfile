# One image for web, worker and beat. Python >= 3.11.14: older ones lack fixes in tarfile and zipfile.
FROM python:3.11.14-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-eng \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home --home-dir /home/cleanroom cleanroom

WORKDIR /srv/cleanroom
COPY requirements.lock ./
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock

COPY manage.py pyproject.toml ./
COPY config ./config
COPY submissions ./submissions
COPY scrubbing ./scrubbing
COPY reviews ./reviews
COPY templates ./templates
COPY static ./static

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    CLEANROOM_VAR_DIR=/srv/cleanroom/var \
    CLEANROOM_SCRATCH_DIR=/scratch

# The values below only let the settings load while static files are gathered; nothing of them stays in the image.
RUN python -m compileall -q config submissions scrubbing reviews \
    && SECRET_KEY="$(head -c 48 /dev/urandom | base64 -w 0)" CLEANROOM_MASTER_KEY="$(head -c 32 /dev/urandom | base64)" \
       DATABASE_URL=postgresql://build:build@build/build ALLOWED_HOSTS=build.example REDIS_URL=redis://:build@build/0 \
       S3_BUCKET=build S3_ACCESS_KEY=build S3_SECRET_KEY=build \
       python manage.py collectstatic --noinput --verbosity 0

USER 10001
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--threads", "4", "--timeout", "300", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
