/** A token by which another system reads the feed. */
export interface TokenRow {
  id: string;
  name: string;
  unit_name: string;
  state: "active" | "expired" | "revoked";
  created_at: string;
  created_by_name: string;
  expires_on: string | null;
  last_used_at: string | null;
}

/** The answer to its issue: the only one that holds the secret. */
export interface IssuedToken extends TokenRow {
  token: string;
}
