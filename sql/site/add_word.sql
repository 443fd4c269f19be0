-- Keeps a word by which a site is found.
-- in: enterprise EnterpriseId, site SiteId, word Text
-- rows: changes 1
-- scope: enterprise
INSERT INTO site_word (enterprise, site, word) VALUES (:enterprise, :site, :word)
