interface Card {
  visits: number;
  people: number;
  days_active: number;
  topics: number;
  goals: { given: number; reached: number };
}

export interface TeamCard extends Card {
  team_id: string;
  title: string;
  unit_name: string;
  commune_name: string;
  silent_days: number | null;
}

export interface CommuneCard extends Card {
  unit_id: string;
  name: string;
  teams: number;
  silent_teams: number;
  reports: { due: number; on_time: number; late: number; missing: number };
}

export interface Scorecards {
  as_of: string;
  from: string;
  to: string;
  synthetic: boolean;
  communes: CommuneCard[];
  teams: TeamCard[];
}
