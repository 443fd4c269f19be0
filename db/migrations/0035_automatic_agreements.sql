-- R4.9: every action asks whether agreements of its enterprise renew by themselves, without a walk through those that do not.
CREATE INDEX agreement_automatic ON agreement (enterprise, auto_renew);
