# The sample service: standard library only. Where its version's slices of profiles go is a volume that ship.py and others read.
FROM python:3.13.1-slim
WORKDIR /srv/rideshare
COPY samples/service/ ./
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 HOST=0.0.0.0 PORT=8000 SLICE_S=10
USER nobody
# The folder's name holds the labels, and a new version has a folder of its own.
CMD ["sh", "-c", "export PROFILE_DIR=\"/profiles/service_name=ride-sharing-app/region=$REGION/version=$VERSION\"; mkdir -p \"$PROFILE_DIR\" && exec python rideshare.py"]
