-- A function is unsafe for parallel plans unless it says otherwise, and with it every query under a policy. The settings they read reach the workers.
alter function platform.tenant() parallel safe;
alter function platform.is_operator() parallel safe;
