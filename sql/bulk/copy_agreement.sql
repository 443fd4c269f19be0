-- Copies one agreement of an enterprise to another, under a number of its own.
-- in: from_enterprise EnterpriseId, agreement AgreementId, to_enterprise EnterpriseId, number Text
-- rows: changes 1
-- scope: exempt copies rows from enterprise to enterprise
INSERT INTO agreement (enterprise, agreement, number, programme, customer_type, state, level, floor,
    term, term_start, term_end, first_anniversary, term_points, auto_renew, cap, enrolled_on,
    enrolled_seq)
SELECT :to_enterprise, agreement, :number, programme, customer_type, state, level, floor, term,
    term_start, term_end, first_anniversary, term_points, auto_renew, cap, enrolled_on, enrolled_seq
FROM agreement WHERE enterprise = :from_enterprise AND agreement = :agreement
