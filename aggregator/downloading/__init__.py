"""What stands between a spider and the network: where requests may go, when, and what answers."""
