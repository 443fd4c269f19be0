-- Adds an agreement as it is enrolled: without a term.
-- in: enterprise EnterpriseId, agreement AgreementId, number Text, programme Text,
--   customer_type Text, level ?Text, enrolled_on Date, enrolled_seq int64_t
-- rows: changes 1
-- scope: enterprise
INSERT INTO agreement (enterprise, agreement, number, programme, customer_type, state, level, floor, term,
    term_points, auto_renew, enrolled_on, enrolled_seq)
VALUES (:enterprise, :agreement, :number, :programme, :customer_type, 'active', :level, :level, 0,
    0, 0, :enrolled_on, :enrolled_seq)
