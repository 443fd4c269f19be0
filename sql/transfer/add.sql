-- Notes what is asked to move (R5.1, R5.6).
-- in: enterprise EnterpriseId, transfer int64_t, seq int64_t, number Text, kind Text, from_site SiteId, from_number Text,
--   to_site SiteId, to_number Text, agreement AgreementId, agreement_number Text, asked_on Date, account AccountId
-- rows: changes 1
-- scope: enterprise
INSERT INTO transfer (enterprise, transfer, seq, number, kind, from_site, from_number, to_site, to_number, agreement,
    agreement_number, asked_on, account, state)
VALUES (:enterprise, :transfer, :seq, :number, :kind, :from_site, :from_number, :to_site, :to_number, :agreement,
    :agreement_number, :asked_on, :account, 'awaiting_approvals')
