-- What the queue itself (schema graphile_worker) does not keep: effects that happened, what is to happen again and again, and who works.

create table job_effects (
  key text primary key,
  happened_at timestamptz not null
);
comment on table job_effects is 'Effects that must happen once: written in the transaction of the effect, so that a job that runs again does not repeat it.';

create table job_schedules (
  name text primary key,
  job text not null,
  payload jsonb not null,
  every_seconds integer not null check (every_seconds > 0),
  next_at timestamptz not null,
  last_at timestamptz
);
comment on table job_schedules is 'What is to happen again and again. A sweeper looks for rows that are due: nothing scheduled lives in a queue alone.';

create table job_workers (
  worker_id text primary key,
  process_key integer not null
);
comment on table job_workers is 'Workers by process. A process holds the advisory lock of its key while it lives; the jobs of one that does not are given to others at once.';
