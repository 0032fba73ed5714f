/** Words for what a draw is: its days, its instants, its state. */
export const en = {
  "draw.of": "Draw of {date}",
  "draw.for": "For the days from {from} to {to}",
  "draw.day": "For one day: {date}",
  "draw.zone": "All times are those of {city}.",
  "draw.opens": "Registration opens on {date} at {time:code}",
  "draw.closes": "Registration closes on {date} at {time:code}",
  "draw.at": "Draw on {date} at {time:code}",
  "draw.state.announced": "Announced",
  "draw.state.open": "Open",
  "draw.state.closed": "Closed",
  "draw.state.drawn": "Drawn",
  "draw.state.allocated": "Drawn",
  "draw.state.done": "Over",
  "draw.state.cancelled": "Cancelled",
} as const;
