/** What a column can be; beside these `attributes.<key>`, one of the workspace's own fields. */
export const importFields = [
  "phone",
  "first_name",
  "last_name",
  "full_name",
  "email",
  "tags",
  "marketing",
  "language",
  "time_zone",
  "preferred_channel",
] as const;
export type ImportField = (typeof importFields)[number] | `attributes.${string}`;
