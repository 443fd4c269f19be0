-- As their job.
EXISTS (SELECT 1 FROM file_job AS j WHERE j.job = file_job_piece.job)
