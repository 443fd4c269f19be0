-- Finds a transfer by its public number, among those that the connection shows.
-- in: number Text
-- out: enterprise EnterpriseId, transfer int64_t
-- rows: maybe
-- scope: exempt a public number is how an enterprise is found
SELECT enterprise, transfer FROM transfer WHERE number = :number
