-- The one algorithm of an issuer, `RS256` or `ES256`: a token never chooses how it is checked.
ALTER TABLE oidc_issuer ADD COLUMN algorithm TEXT NOT NULL DEFAULT 'RS256';
