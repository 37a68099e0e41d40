-- One number a domain, raised in the transaction that changes public content. An HTTP cache entry is valid while its number is the current one.
create table cache_generations (
  domain text primary key,
  generation bigint not null
);
