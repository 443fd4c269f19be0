-- One transfer.
-- in: enterprise EnterpriseId, transfer int64_t
-- out: number Text, kind Text, from_site SiteId, from_number Text, to_site SiteId, to_number Text, agreement AgreementId,
--   agreement_number Text, asked_on Date, account AccountId, state Text
-- rows: maybe
-- scope: enterprise
SELECT number, kind, from_site, from_number, to_site, to_number, agreement, agreement_number, asked_on, account, state
FROM transfer WHERE enterprise = :enterprise AND transfer = :transfer
