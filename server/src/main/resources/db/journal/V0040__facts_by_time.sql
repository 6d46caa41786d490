-- Reports are made again day by day; a day's facts lie together, so the smallest kind of index finds them.
create index fact_by_time on journal.fact using brin (at);
