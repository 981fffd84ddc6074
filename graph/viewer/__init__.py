"""The viewer: pages in Streamlit over values that graph.views computes."""
