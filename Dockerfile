FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 VAR_DIR=/var/lib/catalogue
WORKDIR /app
RUN useradd --system --home /var/lib/catalogue --create-home catalogue
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
RUN pybabel --quiet compile -d leaderboards/locale -D django -l zh_Hans
USER catalogue
CMD ["gunicorn", "--worker-class", "gthread", "--workers", "3", "--threads", "4", "--bind", "0.0.0.0:8000", "leaderboards.wsgi:application"]
