export type OrganisationsTable = {
  id: string;
  name: string;
  scheme: string;
  branch: string;
  department: string;
  email: string;
};

/** Anyone of the jurors' list: juror, grand juror, secretariat or sponsor. `organisation` is an id or a name. */
export type JurorsTable = {
  id: string;
  slackUserId: string;
  name: string;
  email: string;
  organisation: string;
};

/** `category` is empty for roles that belong to no category. */
export type JuryRolesTable = {
  jurorId: string;
  role: 'juror' | 'grand-juror' | 'secretariat' | 'sponsor';
  category: string;
};

export type ApiKeysTable = {
  id: string;
  role: 'secretariat';
  name: string;
  keyHash: string;
  createdAt: string;
};
