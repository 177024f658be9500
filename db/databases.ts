import postgres from "postgres";

type Server = { ownerUrl: string; superuserUrl: string };

/** Creates database `name`, owned by `parley`, optionally a copy of `template`, and returns the owner's URL. */
export async function createDatabase(server: Server, name: string, template = "template1"): Promise<string> {
  await asSuperuser(
    server.superuserUrl,
    (sql) => sql`create database ${sql(name)} owner parley template ${sql(template)}`,
  );
  return Object.assign(new URL(server.ownerUrl), { pathname: `/${name}` }).href;
}

/** Drops database `name` if it exists and closes every connection to it. */
export async function dropDatabase(server: Server, name: string): Promise<void> {
  await asSuperuser(server.superuserUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
}

/** Runs `work` on one connection as superuser; for the life of clusters and databases, never for data. */
export async function asSuperuser<T>(
  superuserUrl: string,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres(superuserUrl, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
