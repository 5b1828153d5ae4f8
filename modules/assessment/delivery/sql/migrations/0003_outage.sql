-- When the platform itself was not there: no server had written its beat for a while. `machine_at` is the machine's
-- time, since a demo's clock that is moved makes no outage; the outage's own times are the installation's.
CREATE TABLE platform_beat (
  name       TEXT PRIMARY KEY NOT NULL,
  machine_at INTEGER NOT NULL
) STRICT;
CREATE TABLE outage (
  id      TEXT PRIMARY KEY NOT NULL,
  from_at INTEGER NOT NULL,
  to_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX outage_by_end ON outage (to_at);
