-- What the page of a site says beside its row: since when it is there, and the state of its agreement.
-- in: enterprise EnterpriseId, site SiteId
-- out: joined_on Date, agreement_state Text
-- rows: maybe
-- scope: enterprise
SELECT s.joined_on, a.state AS agreement_state
FROM site AS s JOIN agreement AS a ON a.enterprise = s.enterprise AND a.agreement = s.agreement
WHERE s.enterprise = :enterprise AND s.site = :site
