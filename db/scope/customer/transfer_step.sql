-- As its transfer.
:staff = 1
OR EXISTS (SELECT 1 FROM transfer AS t WHERE t.enterprise = transfer_step.enterprise AND t.transfer = transfer_step.transfer)
