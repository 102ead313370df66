# The published package and Node, and nothing else. docs/operate.md says how to run it.

FROM node:24-slim AS build
WORKDIR /build
COPY . .
RUN npx --yes "$(node --print 'require("./package.json").packageManager')" install --frozen-lockfile --filter "omise-sandbox..."
RUN cd apps/dashboard && node_modules/.bin/vite build
RUN cd apps/server && node build.ts

FROM node:24-slim
COPY --from=build /build/apps/server/dist /opt/omise-sandbox
RUN ln -s /opt/omise-sandbox/main.js /usr/local/bin/omise-sandbox && mkdir /data && chown node:node /data
# Where a volume goes that keeps an SQLite file, and where omise-sandbox.config.json is looked for.
WORKDIR /data
USER node
# The container's own loopback cannot be reached from outside. The control API then wants OMISE_SANDBOX_ADMIN_TOKEN, or
# the token that is made and printed at start.
ENV OMISE_SANDBOX_HOST=0.0.0.0
EXPOSE 8424
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s CMD ["omise-sandbox", "healthcheck"]
ENTRYPOINT ["omise-sandbox"]
CMD ["start"]
