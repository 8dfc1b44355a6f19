# Two stages: compile with Rust's own image, run on a small Debian as a user without rights.
FROM rust:1-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo build --release --locked --package server \
    && cp target/release/matchmaker /usr/local/bin/matchmaker

FROM debian:bookworm-slim
# Data goes to /data (SQLite) or to the database that DATABASE_URL names; nothing else is written.
# The certificates are for the keys of a company's own sign-in and for its mail server.
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin matchmaker \
    && install --directory --owner=10001 --mode=700 /data
COPY --from=build /usr/local/bin/matchmaker /usr/local/bin/matchmaker
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
ENV MATCHMAKER_LISTEN=0.0.0.0:8080
# The image has no HTTP client; bash opens the connection itself.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '200 OK' <&3"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["matchmaker"]
CMD ["serve"]
