CREATE INDEX credential_held_by_credential ON credential_held (credential);
